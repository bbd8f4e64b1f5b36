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
  const answers = await Promise.all(questions.map(([question, delayMs]) => ask(question, delayMs)));
  for (const answer of answers) console.log(answer);
}

main();
