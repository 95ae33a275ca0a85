import * as assert from 'uvu/assert';
import { isSecretParam } from '../../../src/surfaces/symetry/secret-params.js';
import { suite } from '../../support/harness.js';

const test = suite('which parameters of SymetryML are secrets');

for (const name of [
  'password',
  'PASSWORD',
  'ssl.keystore.password',
  'ssl.key.password',
  'sslKeyPassword',
  'ssl_truststore_passwd',
  'ssl.keystore.key',
  'sasl.jaas.config',
  'sasl.oauthbearer.client.credentials',
  'sml.kafka.sasl.jaas.config',
  'basic.auth.user.info',
  'schema.registry.basic.auth.user.info',
  'bearer.auth.token',
  'client.secret',
  'clientSecret',
  'aws_secret_access_key',
  'aws.access.key',
  'api-key',
  'apiKey',
  'private.key.passphrase',
  'db-pwd',
  'mypassword',
  'clientsecret',
  'authtoken',
  'AWSSecretAccessKey',
]) {
  test(`${name} by its name`, () => assert.ok(isSecretParam(name, 'x')));
}

for (const value of [
  'https://ann:hunter2@registry.example/',
  'mongodb://u:p@h1,h2/db',
  'com.example.Module required username="ann" password="x";',
  'user=ann;Password = x',
]) {
  test(`${value} by the value`, () => assert.ok(isSecretParam('config', value)));
}

for (const [name, value] of [
  ['sml.task.heap.min', '1024m'],
  ['bootstrap.servers', 'k1:9092,k2:9092'],
  ['schema.registry.url', 'https://registry.example:8081/path@2'],
  ['kafka.topic', 'passengers'],
  ['kafka.key.serializer', 'org.apache.kafka.StringSerializer'],
  ['key.deserializer', 'x'],
  ['auto.offset.reset', 'earliest'],
  ['sml.kafka.monkey', 'x'],
  ['tokenizer', 'x'],
  ['bypass', 'true'],
  ['sasl.mechanism', 'PLAIN'],
  ['ssl.keystore.location', '/etc/keys'],
] as const) {
  test(`${name} is none`, () => assert.not(isSecretParam(name, value)));
}

test('a long value is looked through quickly', () => {
  for (const piece of ['://', ':', '://a:', 'password', 'password ', '@', '://:@']) {
    isSecretParam('config', `x${piece.repeat(200_000)}`);
    isSecretParam(piece.repeat(200_000), 'x');
  }
});

test.run();
