/// Reports that the mechanism refuses, and notices.
package org.palermo.inspection.operations;
