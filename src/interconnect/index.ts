/** The intent: a spec, its plan, its application. What the command line and programs use. */
export { type DocumentProblem as SpecProblem, formatProblem as formatSpecProblem } from '../document/problem.ts';
export type { Outcome } from './apply/outcome.ts';
export type { Access, Connect, SharedLimits } from './callers.ts';
export { type Examination, examine } from './doctor/doctor.ts';
export type { Check } from './doctor/types.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export type { EngineEvent, StepError, StepResult } from './events.ts';
export { type GraphFormat, graph } from './graph/index.ts';
export { type Imported, type ImportOptions, importConnection } from './import/import-connection.ts';
export { placesOf } from './observe.ts';
export type {
  Change,
  FieldChange,
  IdOrLater,
  LaterId,
  LinkEnd,
  LinkView,
  NetworkView,
  Plan,
  PlannedRoute,
  Problem,
  ProblemCode,
  Step,
  StepCall,
  StepParameter,
  StepWait,
  Summary,
} from './plan/types.ts';
export type { Prediction, Risk } from './predict/types.ts';
export { type Paint, plain } from './print/paint.ts';
export { printPlan } from './print/plan.ts';
export { printStatus } from './print/status.ts';
export type { Probe, ProbeResult, Prober } from './probe.ts';
export { networkVpcs, renamed } from './snapshot/names.ts';
export { type SnapshotOptions, type TakenSnapshot, takeSnapshot } from './snapshot/take-snapshot.ts';
export { defineConfig } from './spec/define.ts';
export { findSpec, type LoadOptions, loadSpec } from './spec/load.ts';
export {
  type ConnectSpec,
  type LoadedSpec,
  type NetworkSpec,
  type Spec,
  SpecError,
  type SpecInput,
  type Target,
} from './spec/types.ts';
export type { Difference, LinkStatus, RouteStatus, StatusReport } from './status-types.ts';
export type { DirectionState, LinkReach, PairState } from './verify/types.ts';
export type { Verification } from './verify/verification.ts';
export type { Place } from './world.ts';
