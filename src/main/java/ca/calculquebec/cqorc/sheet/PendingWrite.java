package ca.calculquebec.cqorc.sheet;

/**
 * A cell that was sent and not yet seen again.
 *
 * @param table the sheet as it was read just before
 * @param repair whether it puts back what an earlier write hit by mistake
 */
record PendingWrite(
    CellWrite cellWrite, SheetTable table, int row, int column, String value, boolean repair) {
  PendingWrite readAs(SheetTable other) {
    return new PendingWrite(cellWrite, other, row, column, value, repair);
  }
}
