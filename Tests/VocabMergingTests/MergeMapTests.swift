import Testing
import VocabMerging
import WordPiece

@Suite struct MergeMapTests {
  @Test func `The file says where each token comes from and what the base would have made of it`() throws {
    let base = try vocabulary("가", "##나", "##다", "[unused0]")
    let first = try vocabulary("가나", "가", "##나다")
    let second = try vocabulary("##다", "뷁나", "가나")
    let result = try merge(base, first, second) {
      $0.fillsUnused = true
      $0.paddingMultiple = 13
    }
    let file = """
      id	token	origin	base_id	donor_1_id	donor_2_id	pieces	piece_ids
      0	[PAD]	both	0	0	0		
      1	[UNK]	both	1	1	1		
      2	[CLS]	both	2	2	2		
      3	[SEP]	both	3	3	3		
      4	[MASK]	both	4	4	4		
      5	가	both	5	6			
      6	##나	base	6				
      7	##다	both	7		5		
      8	가나	donor		5	7	가 ##나	5 6
      9	##나다	donor		7		##나 ##다	6 7
      10	뷁나	donor			6	[UNK]	1
      11	[unused0]	padding					
      12	[unused1]	padding					

      """
    #expect(String(decoding: result.map.fileBytes, as: UTF8.self) == file)
  }

  @Test func `White space inside a token cannot upset the columns`() throws {
    let result = try merge(vocabulary("가"), vocabulary("나\t다\r라"))
    let last = result.map.fileBytes.split(separator: 0x0A).last.map { String(decoding: $0, as: UTF8.self) }
    #expect(last == "6\t나 다 라\tdonor\t\t5\t[UNK]\t1")
  }
}
