// What the bench uses of the npm package hashring, which brings no types.
declare module 'hashring' {
  export default class HashRing {
    constructor(servers: readonly string[], algorithm?: string);
    get(key: string): string;
  }
}
