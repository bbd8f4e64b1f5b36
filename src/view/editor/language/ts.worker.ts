// The worker that holds the TypeScript compiler: Monaco's own copy, so that no second one is shipped.
// The file's name keeps it out of the offline precache (see the build's list of heavy parts).
import { expose } from 'comlink';
import { libFileMap } from 'monaco-editor/languages/features/typescript/lib/lib';
import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices';
import { createTypescriptService } from './service.ts';

expose(createTypescriptService(typescript, libFileMap));
