import type { SdkOptions } from '../emitter.js';
import type { SdkModel } from '../model.js';
import { moduleOf } from './names.js';
import { text } from './printer.js';

/** `pyproject.toml`: a package that needs nothing but Python. */
export function pyproject({ version }: SdkModel, { name, packageVersion }: SdkOptions): string {
  const module = moduleOf(name);
  return `[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = ${text(name)}
version = ${text(packageVersion)}
description = ${text(`A client for version ${version} of the API`)}
readme = "README.md"
requires-python = ">=3.9"
dependencies = []
classifiers = ["Programming Language :: Python :: 3", "Typing :: Typed"]

[tool.setuptools.packages.find]
where = ["src"]

[tool.setuptools.package-data]
${module} = ["py.typed"]
`;
}
