/// The command `palermo`, with a class for each subcommand.
package org.palermo.local.command;
