/** What the flags of `isthmus tutorial` come to. */
export interface TutorialOptions {
  readonly transcript: boolean;
  readonly step: boolean;
  readonly defaultRoute: boolean;
  readonly instant: boolean;
  readonly json: boolean;
  /** Real packets are a must; without it they are sent where they can be. */
  readonly dataPlane: boolean;
  readonly yes: boolean;
  readonly target: 'local' | 'alibaba';
  readonly vpc1: string | undefined;
  readonly vpc2: string | undefined;
  readonly region: string;
  readonly spec: string;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
}
