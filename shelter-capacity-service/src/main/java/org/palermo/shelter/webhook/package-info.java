/// Sends notices to the own systems of shelters and of organisations that ask them.
package org.palermo.shelter.webhook;
