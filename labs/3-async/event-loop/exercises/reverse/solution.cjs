setTimeout(() => {
  console.log('timer');
  setImmediate(() => {
    console.log('immediate');
    Promise.resolve().then(() => {
      console.log('promise');
      process.nextTick(() => console.log('tick'));
    });
  });
}, 0);
