// `npm run build`: the site, into dist/.
import { buildSite } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

ensureInstalled();
process.exitCode = buildSite();
