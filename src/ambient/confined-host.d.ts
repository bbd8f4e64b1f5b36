// The address of the confined worker's script, which scripts/vite/confined-host.ts bundles.
declare module 'virtual:confined-host' {
  const url: string;
  export default url;
}
declare module 'virtual:program-host' {
  const url: string;
  export default url;
}
declare module 'virtual:counted-host' {
  const url: string;
  export default url;
}
