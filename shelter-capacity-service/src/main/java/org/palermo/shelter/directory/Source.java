package org.palermo.shelter.directory;

/// Where an entry of the directory comes from.
enum Source {
    SHELTER,
    CONFIDENTIAL,
    MECHANISM,
    IMPORT
}
