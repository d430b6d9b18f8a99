package cn.jidu.returned;

/** What goes back to a department. */
enum MendingForm {
    /** The letter and every row of the file. */
    WHOLE,
    /** The letter and the rejected rows alone: the file has more rows than a sheet. They come again as a supplement. */
    REJECTED,
    /** The letter alone: no rows could be read, or the rejected ones are more than a sheet holds. */
    LETTER
}
