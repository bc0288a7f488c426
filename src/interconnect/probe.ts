/** One packet to send: from the host of one vSwitch to the host of another. */
export interface Probe {
  readonly fromVSwitchId: string;
  readonly toVSwitchId: string;
}

export interface ProbeResult extends Probe {
  /** `answered`: the answer came back. `ttl-exceeded`: the packet went round until it died. `lost`: nothing came back. */
  readonly result: 'answered' | 'ttl-exceeded' | 'lost';
  /** In words, for people: `0.1 ms`, `time to live exceeded at 10.0.0.1`. */
  readonly words: string;
}

/** Sends real packets, where a cloud has a data plane. */
export interface Prober {
  /** What the packets go through, for people: `Linux network namespaces`. */
  readonly label: string;
  /** Results in the order of the probes. */
  probe(probes: readonly Probe[], signal?: AbortSignal): Promise<readonly ProbeResult[]>;
}
