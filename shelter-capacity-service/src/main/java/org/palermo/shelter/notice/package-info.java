/// Notices to shelters and to those who ask them.
package org.palermo.shelter.notice;
