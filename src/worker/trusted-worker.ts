// Entry of the page's own worker.
import { exposeHost } from './expose-host.ts';
import { Host } from './host.ts';
import { loadLab } from './labs.ts';

exposeHost(new Host({ loadLab, nowMs: () => performance.now() }));
