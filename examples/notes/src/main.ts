import { notesServer } from './server.js';

const port = Number(process.env.PORT ?? 8080);
const server = notesServer().listen(port, '127.0.0.1', () => console.log(`notes listen on http://127.0.0.1:${port}`));
process.on('SIGINT', () => server.close());
process.on('SIGTERM', () => server.close());
