import { type Change, ChangeAction } from '../../network/change.ts';
import { type IdOrLater, isLater, type Step, type StepParameter, type StepWait } from '../plan/types.ts';

/** What a step does to the network, in the model's terms; empty for a step that no packet notices (tags, bandwidth). */
export function changesOf(step: Step): readonly Change[] {
  const { call } = step;
  if (call !== undefined) {
    if (!isChangeAction(call.action)) return [];
    const parameters = Object.fromEntries(
      Object.entries(call.parameters).flatMap(([name, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [[name, text]];
      }),
    );
    const created = step.makes?.resource;
    return [{ action: call.action, parameters, ...(created === undefined ? {} : { creates: created }) }];
  }
  return step.waits.flatMap((wait) => wait.objects.map((object) => awaited(wait, idText(object))));
}

const isChangeAction = (action: string): action is ChangeAction => Object.hasOwn(ChangeAction, action);

/** What is to be made goes by its address until it has an id. */
const idText = (id: IdOrLater): string => (typeof id === 'string' ? id : id.idOf);

function textOf(value: StepParameter): string | undefined {
  if (typeof value !== 'object') return String(value);
  return isLater(value) ? value.idOf : undefined;
}

const GONE: Readonly<Record<string, ChangeAction>> = {
  RouterInterface: ChangeAction.DeleteRouterInterface,
  RouteEntry: ChangeAction.DeleteRouteEntry,
};

/** A transition that is under way already and ends by itself. */
function awaited(wait: StepWait, id: string): Change {
  const gone = wait.until === 'gone';
  const action = gone ? (GONE[wait.kind] ?? ChangeAction.DeleteVpcPeerConnection) : ChangeAction.Wait;
  const until = wait.until === 'gone' ? {} : { Until: idText(wait.until.Status ?? '') };
  if (wait.kind === 'RouterInterface') return { action, parameters: { RouterInterfaceId: id, ...until } };
  if (wait.kind !== 'RouteEntry') return { action, parameters: { InstanceId: id, ...until } };
  const [RouteTableId = '', DestinationCidrBlock = ''] = id.split('|');
  return { action, parameters: { RouteTableId, DestinationCidrBlock, ...until } };
}
