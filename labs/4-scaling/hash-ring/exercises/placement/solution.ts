// Rendezvous: every node draws a number for the key, and the highest wins.

export function create(hash: TextHash): KeyPlacement {
  const nodes = new Set<string>();
  return {
    add: (node) => void nodes.add(node),
    remove: (node) => void nodes.delete(node),
    owner(key) {
      let best: string | undefined;
      let most = -1;
      for (const node of nodes) {
        const weight = hash(`${node} ${key}`);
        // Names decide between equals, so that the order in which nodes came does not.
        if (weight > most || (weight === most && best !== undefined && node < best)) [best, most] = [node, weight];
      }
      return best;
    },
  };
}
