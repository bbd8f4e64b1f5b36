// One such object for each instance. Right, and slow: every call goes to
// the service. Take l1, l2 and clock, too.

export function create({ service }: CacheTools) {
  return {
    async getUserById(id: string): Promise<CachedUser | null> {
      return await service.getUserById(id);
    },

    async getUserFriends(id: string): Promise<string[]> {
      return await service.getUserFriends(id);
    },

    async updateUser(id: string, changes: UserChanges): Promise<CachedUser> {
      return await service.updateUser(id, changes);
    },
  };
}
