/// Builds what changed: a module is stale when its sources, its pom or the root pom are newer than its last build here, or
/// when a module that it needs is stale.
package org.palermo.local.build;
