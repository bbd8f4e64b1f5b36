// A file is read. When it is there, its
// callback asks for a timer and an
// immediate.
const fs = require('fs');

fs.readFile(__filename, function read() {
  console.log('file');

  setTimeout(function later() {
    console.log('timeout');
  }, 0);

  setImmediate(function immediate() {
    console.log('immediate');
    process.nextTick(function tick() {
      console.log('tick of the immediate');
    });
  });

  setImmediate(function another() {
    console.log('another immediate');
  });
});

setTimeout(function slow() {
  console.log('slow timeout');
}, 200);
