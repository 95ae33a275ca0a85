/**
 * A container command as image and arguments.
 *
 * @example
 * containerOf('python:3 -e A=1'); // { image: 'python:3', arguments: '-e A=1' }
 */
export function containerOf(command: string): { image: string; arguments: string } {
  const [image = '', ...rest] = command.split(' ');
  return { image, arguments: rest.join(' ') };
}
