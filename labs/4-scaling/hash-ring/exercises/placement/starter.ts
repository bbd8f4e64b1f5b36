// The simplest placement: the remainder of the key's hash.
// Add a node, and see how many keys move.

export function create(hash: TextHash): KeyPlacement {
  const nodes: string[] = [];
  return {
    add(node) {
      nodes.push(node);
    },
    remove(node) {
      nodes.splice(nodes.indexOf(node), 1);
    },
    owner: (key) => nodes[hash(key) % nodes.length],
  };
}
