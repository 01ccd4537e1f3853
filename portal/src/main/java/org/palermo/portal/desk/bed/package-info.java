/// A safe bed tonight: search, hold, ask around, wait.
package org.palermo.portal.desk.bed;
