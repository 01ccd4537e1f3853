/// Runs what the README tells people to type, and holds the answers that they get against those that stand there.
package org.palermo.systemtest.tour;
