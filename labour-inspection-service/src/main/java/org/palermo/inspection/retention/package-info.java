/// For data protection officers and auditors: records whose retention has ended, and records that must be kept.
package org.palermo.inspection.retention;
