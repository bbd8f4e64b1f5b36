// The student's own code.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

const SOLVED = `async function read(key, fetch) {
  const hit = l1.get(key);
  if (hit !== undefined) return copy(hit);
  if (!loads.has(key))
    loads.set(key, fill(key, fetch).finally(() => loads.delete(key)));
  return copy(await loads.get(key));
}
async function fill(key, fetch) {
  let value = await soon(l2.get(key)); // undefined: nothing, an error, or too late
  if (value === undefined) {
    value = await fetch();
    l2.set(key, value, 30_000).catch(() => {}); // nobody waits for this
  }
  keep(key, value); // makes room, then l1.set(key, value, 1_000)
  return value;
}`;
const SOLVED_RU = SOLVED.replace('undefined: nothing, an error, or too late', 'undefined: нет, ошибка или поздно')
  .replace('nobody waits for this', 'этого никто не ждёт')
  .replace('makes room, then', 'освобождает место, затем');

export const exercises = [
  {
    id: 'user-cache',
    kind: 'write',
    runsLive: true,
    title: { en: 'Write create({ l1, l2, clock, service })', ru: 'Напишите create({ l1, l2, clock, service })' },
    hints: [
      {
        en: 'Begin with one function read(key, fetch) for both kinds of reads: look into l1, then into l2, then fetch, and fill both on the way back. Give every entry a TTL, and the two kinds of reads different keys. undefined means that there is nothing; null is an answer.',
        ru: 'Начните с одной функции read(key, fetch) для обоих видов чтений: загляните в l1, потом в l2, потом вызовите fetch, а на обратном пути заполните оба. У каждой записи должен быть TTL, у двух видов чтений — разные ключи. undefined значит «ничего нет», а null — это ответ.',
      },
      {
        en: 'Keep the promise of a load in a Map while it is under way, and hand it to whoever asks meanwhile; take it out when it ends, well or badly. Treat L2 as something that may be gone: catch its rejections, and race its reads against clock.sleep. In updateUser write to the service first, and only then delete from l2 and l1. Before l1.set make room with l1.keys(). Hand out copies.',
        ru: 'Пока загрузка идёт, держите её промис в Map и отдавайте тем, кто спросит о том же; когда она кончится — хорошо или плохо, — уберите его. Считайте, что L2 может не быть: ловите его отказы, а чтения пускайте наперегонки с clock.sleep. В updateUser сначала пишите в сервис и только потом удаляйте из l2 и l1. Перед l1.set освобождайте место с помощью l1.keys(). Отдавайте копии.',
      },
      {
        en: `The heart of it; soon, keep and updateUser are left to you.\n\n${SOLVED}`,
        ru: `Главная часть; soon, keep и updateUser остаются вам.\n\n${SOLVED_RU}`,
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
