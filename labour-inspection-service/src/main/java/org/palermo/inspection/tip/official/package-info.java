/// What officials do with tips: type one, decide on it, refer, visit, close, and read a suspicious activity report.
package org.palermo.inspection.tip.official;
