/// The upgrade test: brings the database of a release to the present version, and compares what callers see with what they
/// saw then. `docs/guides/deploy.md` says how to keep a release.
package org.palermo.kernel.test.upgrade;
