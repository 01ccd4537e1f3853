/// What `palermo test` prepares before Maven runs, and the counts with which it closes.
package org.palermo.local.test;
