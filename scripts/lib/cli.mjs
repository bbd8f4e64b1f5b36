// The command line's bundle: the same models, host and graders as the page, without the page.
import { bundleForNode } from './bundle.mjs';

export const commandLineBundle = () =>
  bundleForNode({ name: 'lab', entry: 'src/cli/main.ts', sources: ['src', 'labs'] });
