/// The second place of the audit on one machine: the launcher copies the services' signed checkpoints to a folder that
/// only it writes, exports the audit and verifies an export.
package org.palermo.local.audit;
