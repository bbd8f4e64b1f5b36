// Three questions, three answers. It takes
// 60 ms, and 30 would do.
const { setTimeout: wait } = require('timers/promises');

async function ask(question, delayMs) {
  await wait(delayMs);
  return 'answer to ' + question;
}

async function main() {
  const questions = [
    ['one', 30],
    ['two', 20],
    ['three', 10],
  ];
  for (const [question, delayMs] of questions) {
    const answer = await ask(question, delayMs);
    console.log(answer);
  }
}

main();
