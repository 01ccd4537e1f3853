/// Scores pages of the portal with Lighthouse in Chromium: `bench/lighthouse`.
package org.palermo.bench.lighthouse;
