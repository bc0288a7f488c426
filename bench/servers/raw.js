// The limit: Node's own HTTP server, answering 600 bytes without looking at the request.
const body = 'x'.repeat(600);
const { createServer } = process.getBuiltinModule('node:http');
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json;charset=utf-8', 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
