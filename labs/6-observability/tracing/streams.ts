// One stream of chance for each purpose.
export const STREAMS = ['arrivals', 'work', 'luck', 'cache', 'messages', 'ids', 'coins', 'fault'] as const;
