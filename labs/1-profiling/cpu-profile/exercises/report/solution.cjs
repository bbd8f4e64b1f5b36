// Orders sorted by the customer's name, without regard to case, accents or blanks.
const NAMES = ['Édith Piaf', 'alan  Turing', 'Grace Hopper', ' ada Lovelace', 'Barbara Liskov', 'DONALD KNUTH'];

function load(count) {
  const orders = [];
  for (let i = 0; i < count; i += 1) orders.push({ id: i, customer: NAMES[(i * 7) % 6] + ' ' + ((i * 53) % 97) });
  return orders;
}

function foldLetter(letter) {
  return letter === 'É' || letter === 'é' ? 'e' : letter.toLowerCase();
}

function sortKey(order) {
  let key = '';
  for (const letter of order.customer) {
    if (letter !== ' ') key += foldLetter(letter);
  }
  return key;
}

function byKey(one, other) {
  return one.key < other.key ? -1 : one.key > other.key ? 1 : one.order.id - other.order.id;
}

function sortOrders(orders) {
  const keyed = orders.map((order) => ({ key: sortKey(order), order }));
  return keyed.sort(byKey).map(({ order }) => order);
}

function print(orders) {
  for (const order of orders.slice(0, 5)) console.log(order.id, order.customer);
}

print(sortOrders(load(120)));
