/// What shelters and those who ask them are told, sent to their own systems.
package org.palermo.shelter.webhook;
