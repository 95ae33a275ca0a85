import { type Call, resultName, type Violation } from './rule.js';

/** Actions that need credentials answer nobody without; all others answer everybody. What does not exist is 404 before anything else. */
export function accessRule({ step, result }: Call): Violation | undefined {
  const wrong = (message: string): Violation => ({
    rule: 'access',
    place: step.as,
    message: `${message}, got ${resultName(result)}`,
  });
  if (!step.operation)
    return resultName(result) === '404/0' ? undefined : wrong('expected 404/0, there is no such action at this version');
  const { authorize } = step.operation.action;
  if (step.as === 'caller') return undefined;
  if (authorize)
    return result.code === 401 ? undefined : wrong(`expected 401 ${step.as === 'nobody' ? 'without' : 'with wrong'} credentials`);
  return result.code === 401 ? wrong('expected an answer: the action needs no credentials') : undefined;
}
