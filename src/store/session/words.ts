// The words that the confinement has for its ends, for pages, which may not call the sandbox themselves.
export { describeEnd as describeWorkerEnd } from '../../sandbox/end-reason.ts';
