/// What shelters and those who ask them must be told.
package org.palermo.shelter.notice;
