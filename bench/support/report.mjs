/** To be called by a subject once it listens: says the port, and from then on, when asked, the CPU time used so far (microseconds). */
export function report(port, authorization) {
  process.send?.({ port, authorization });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
}
