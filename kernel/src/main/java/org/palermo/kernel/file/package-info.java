/// Files on records: documents of a case, evidence of an inspection. A service keeps one row for each file, with its hash and
/// who added it; the bytes are here.
///
/// - {@link org.palermo.kernel.file.FileIntake} takes a file while it arrives: it checks the type, has it scanned, seals it and
///   keeps it.
/// - {@link org.palermo.kernel.file.SealedFiles} seals and opens: segments of 1 MiB under the data key of the record.
/// - {@link org.palermo.kernel.file.FileStore} keeps sealed bytes: in a directory.
/// - {@link org.palermo.kernel.file.OpenFiles} gives files to callers, a block at a time.
/// - {@link org.palermo.kernel.file.PictureSegments} makes the copy of a picture that may be shown in a browser.
///
/// Invariants: a file is on the disk, complete, before it is acknowledged; a segment opens only in its own file and at its own
/// place, and a file that was cut does not open to its end; the memory that a file takes does not depend on its size; nothing
/// here runs on an event loop.
package org.palermo.kernel.file;
