/// Notices to shelters and to the organisations that ask them for places.
package org.palermo.shelter.notice;
