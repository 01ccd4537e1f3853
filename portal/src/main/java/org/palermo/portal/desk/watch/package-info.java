/// Those who watch: auditors, data protection officers, and who takes and publishes the statistics.
package org.palermo.portal.desk.watch;
