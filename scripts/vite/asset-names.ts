// Where the build places what is no script: files that come with a lab lie apart, since nobody loads them unasked.

export const SAMPLES_FOLDER = 'assets/samples';

interface Asset {
  readonly originalFileNames: readonly string[];
}

export const assetFileName = ({ originalFileNames }: Asset): string =>
  `${originalFileNames.some((file) => /(^|\/)labs\/.+\/samples\//.test(file)) ? SAMPLES_FOLDER : 'assets'}/[name]-[hash][extname]`;
