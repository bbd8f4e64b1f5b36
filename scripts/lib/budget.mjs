// What a first visit may cost, in kB of 1,000 bytes, gzipped.

/** JavaScript of the first view: page and workers, before a lab is opened. */
export const FIRST_VIEW_KB = 170;

/** All that is precached for offline use. */
export const PRECACHE_KB = 3_000;

/** Files that only an editor needs. */
export const EDITOR_FILES = /(^|\/)(ts\.worker|editor\.worker|monaco|codicon)/i;

/** Files that come with a lab, as the build places them. */
export const SAMPLE_FILES = /(^|\/)samples\//;
