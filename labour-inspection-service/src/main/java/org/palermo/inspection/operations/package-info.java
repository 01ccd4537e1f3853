/// What an operator sees and does: streams that the mechanism refuses, and notices.
package org.palermo.inspection.operations;
