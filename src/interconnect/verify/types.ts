/** What packets between the two networks of a declared connection do. Data only. */
export interface LinkReach {
  /** `app/data` */
  readonly key: string;
  readonly between: readonly [string, string];
  /**
   * `connected`: all declared pairs of vSwitches reach each other, both ways. `partial`: some do, or one way only.
   * `apart`: none does. `unknown`: it cannot be told, see `notes`.
   */
  readonly state: 'connected' | 'partial' | 'apart' | 'unknown';
  /** Every declared pair of vSwitches, the first one of the first network. */
  readonly pairs: readonly PairState[];
  /** What stands in the way of an answer, and what is not declared: vSwitches whose table gets no route. */
  readonly notes: readonly string[];
}

export interface PairState {
  readonly between: readonly [vSwitchId: string, vSwitchId: string];
  readonly there: DirectionState;
  readonly back: DirectionState;
}

export interface DirectionState {
  /** Whether every address of the vSwitch is reached. */
  readonly reached: boolean;
  /** `reached`, or what becomes of the packets that are not delivered. */
  readonly words: string;
}
