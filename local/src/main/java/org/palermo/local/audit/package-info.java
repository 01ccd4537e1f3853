/// The second place of the audit on one machine: the launcher takes the services' signed checkpoints into a folder that
/// only it writes, exports the audit and verifies an export.
package org.palermo.local.audit;
